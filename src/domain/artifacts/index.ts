export {
  type Artifact,
  type ArtifactKind,
  type ArtifactState,
  artifactState as stateOfArtifact,
  expiryOf,
  type RetentionClass,
} from './artifact.ts';
export { deleteExpired, discardArtifacts, type ExpiredBatch, expireArtifacts } from './discard-artifacts.ts';
export { linkToArtifact } from './download-link.ts';
export {
  findArtifact,
  findRunArtifact,
  listArtifacts,
  listArtifactsOfVersions,
  listAvailable,
  surveyRetention,
} from './find-artifact.ts';
export { findOpenArtifact, type OpenedArtifact, openArtifact, readArtifact } from './open-artifact.ts';
export { releaseArtifact } from './release-artifact.ts';
export { type NewArtifact, type PutContent, putContent, storeArtifact } from './store-artifact.ts';
export { deleteOrphan, markPresence, type WalkedObject, walkObjects } from './walk-objects.ts';
