export { type Certificate, certify, isGenuine, type Statement } from './certificate.ts';
export { type Proof, type ProofRequest, proveOutput } from './prove-output.ts';
