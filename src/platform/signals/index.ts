export { toBeStopped, untilStopped } from './until-stopped.ts';
export { whenInterrupted } from './when-interrupted.ts';
