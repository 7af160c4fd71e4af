export { type Proof, type ProofRequest, proveOutput } from './prove-output.ts';
