import { defineProblems } from '#platform/problems';

export const artifactProblem = defineProblems({
  'artifact-unknown': {
    status: 404,
    when: 'There is no such artifact, or it is in none of your projects.',
    action: 'List the artifacts of a project with GET /api/v1/projects/{projectId}/artifacts.',
  },
  'artifact-unreleased': {
    status: 409,
    when: 'The document is assembled but not delivered, so nobody gets it.',
    action: 'Wait for the run to be delivered; if it is blocked, its findings say why.',
  },
  'artifact-expired': {
    status: 410,
    when: 'The artifact was given up when its term was over, or when a newer one took its place.',
    action:
      'List the artifacts of the run or version for a newer one, or run the translation again. Upload a source that has expired again.',
  },
  'artifact-missing': {
    status: 410,
    when: 'The storage has lost the content of the artifact.',
    action: 'Tell whoever runs Verso to restore it from a backup of the storage.',
  },
  'download-link-invalid': {
    status: 403,
    when: 'The download link was not made by Verso, or was changed.',
    action: 'Use the whole link as it was given, or ask for a new one.',
  },
  'download-link-expired': {
    status: 410,
    when: 'The time of the download link is over.',
    action: 'Make a new one with POST /api/v1/artifacts/{artifactId}/links.',
  },
});
