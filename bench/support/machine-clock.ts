/** Milliseconds, the same in every process of this machine, whatever happens to the wall clock. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
