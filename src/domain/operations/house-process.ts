/** What a process does: everything, answering requests, doing jobs, or sending scheduled ones. */
export const processKinds = ['start', 'web', 'worker', 'scheduler'] as const;
export type ProcessKind = (typeof processKinds)[number];

/** A process of the house. */
export interface HouseProcess {
  readonly id: string;
  readonly kind: ProcessKind;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  /** That it does jobs of; empty where it does none. */
  readonly queues: readonly string[];
  /** Bytes that it held in memory when it was last seen. */
  readonly memory: number;
  readonly startedAt: Date;
  readonly seenAt: Date;
  /** Whether it was seen within 45 seconds. One that is stopped in order is not listed any more. */
  readonly isAlive: boolean;
}
