/** The scoring of core, as JavaScript (functions/browser, ADR 0019). Loaded on its own: reading needs none of it. */
import './long-arrays.ts';
export { score } from 'selbstcheck-scoring';
