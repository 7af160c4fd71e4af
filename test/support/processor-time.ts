/** Milliseconds that this thread has been on a processor: what else the machine does hardly changes how many something takes. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
