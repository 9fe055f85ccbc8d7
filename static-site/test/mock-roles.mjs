/** What a link may do, as src/roles.ts has it. */
export const leads = (role) => role === 'coordinator' || role === 'deputy';
export const readsInternal = (role) => leads(role) || role === 'companion';
