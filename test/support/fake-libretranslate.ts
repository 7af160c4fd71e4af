import { type FakeService, shout, startFakeService } from './fake-service.ts';

const languages = [
  { code: 'en', name: 'English', targets: ['de', 'en', 'es', 'pt-BR', 'zh-Hans'] },
  { code: 'es', name: 'Spanish', targets: ['en', 'es'] },
];

/** LibreTranslate's interface on this machine, with a key, its limits and its ways of saying no. */
export function startFakeLibreTranslate({
  key = '',
  batchLimit = 50,
  characterLimit = 5000,
} = {}): Promise<FakeService> {
  return startFakeService('/translate', {
    other: (path) => (path === '/languages' ? languages : undefined),
    read: ({ json }) => {
      const refuse = (status: number, error: string) => ({ refuse: status, json: { error } });
      if (key !== '' && json.api_key !== key) return refuse(403, 'Invalid API key');
      const source = languages.find(({ code }) => code === json.source);
      if (!source) return refuse(400, `${json.source} is not supported`);
      if (!source.targets.includes(json.target))
        return refuse(400, `${json.target} is not available as a target language from English (en)`);
      if (json.q.length > batchLimit)
        return refuse(400, `Invalid request: request (${json.q.length}) exceeds text limit (${batchLimit})`);
      const length = json.q.join('').length;
      if (length > characterLimit)
        return refuse(400, `Invalid request: request (${length}) exceeds text limit (${characterLimit})`);
      return { texts: json.q };
    },
    translate: shout,
    write: (translatedText) => ({ translatedText }),
  });
}
