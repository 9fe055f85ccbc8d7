/** The mock's agreement: points, meeting, aims, reopening. Each returns whether it answered. */
export function agreementRoutes(_tools) {
  return false;
}
