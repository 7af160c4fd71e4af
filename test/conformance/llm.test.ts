import { type LlmService, llmProvider } from '#platform/providers/llm';
import { type FakeLlm, type LlmFaults, startFakeLlm } from '#test/fake-llm';
import { describeProvider, type Failure } from './provider.ts';

const key = 'sk-conformance-0123456789abcdef';
const faults: Readonly<Record<Failure, LlmFaults>> = {
  'rate-limited': { rateLimited: 1 },
  unauthorised: { unauthorised: 1 },
  unavailable: { failed: 1 },
  hangs: { silent: 1 },
};
const services: readonly LlmService[] = [
  'openai-compatible',
  'openai',
  'ollama',
  'azure',
  'anthropic',
  'google',
  'mistral',
];

for (const service of services) {
  describeProvider(service, async () => {
    const fake: FakeLlm = await startFakeLlm({ key });
    return {
      provider: llmProvider({ service, model: 'fake', baseUrl: fake.url, apiKey: key }),
      key,
      fail: (kind) => {
        fake.faults = kind ? faults[kind] : {};
      },
      stop: fake.close,
    };
  });
}
