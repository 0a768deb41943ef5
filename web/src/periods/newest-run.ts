/** Of a period's runs, the one that counts now. The server lists the newest first. */
export function newestRun<T extends { id: string }>(runs: readonly T[]): T | undefined {
  return runs[0];
}
