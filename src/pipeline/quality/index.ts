export {
  type CheckableSegment,
  type CheckableTarget,
  checkTargets,
  type Quality,
  type QualityRequest,
  type VerificationState,
} from './check-targets.ts';
export { type FaultContext, faultIn } from './fault-in.ts';
