export { type ArrivalFacts, type Decision, type Intent, intents, type KnownFile } from './decide-arrival.ts';
export { arrivalProblem } from './problems.ts';
export { type Arrival, docxMediaType, type Received, receiveVersion } from './receive-version.ts';
export { withoutControls } from './without-controls.ts';
