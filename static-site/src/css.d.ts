/** Styles that an island imports; esbuild puts them beside its code. */
declare module '*.css';
