/** Errors of the operating system, told from errors of ours. */

/** Whether the operating system refused something, with one of these codes if any are given. */
export function isSystemError(error: unknown, ...codes: readonly string[]): error is NodeJS.ErrnoException {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return false;
  return codes.length === 0 || codes.includes(error.code as string);
}
