import { defineProblems } from '#platform/problems';

export const pictureProblem = defineProblems({
  'picture-not-shown': {
    status: 404,
    when: 'The document has no such picture, or one that is not shown: none of PNG, JPEG, GIF and WebP, damaged, or larger than 16 MiB or 50 megapixels.',
    action:
      'Take `part` from the pictures of GET /api/v1/runs/{runId}/document; for others download the document and open it in Word.',
  },
});
