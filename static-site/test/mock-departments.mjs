/** The mock's departments, links, codes, conduct, release and log. Each returns whether it answered. */
export function departmentRoutes(_tools) {
  return false;
}
