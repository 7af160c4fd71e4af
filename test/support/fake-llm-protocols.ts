/** What a request asks for, whichever protocol it speaks. */
export interface FakeRequest {
  readonly model: string;
  readonly system: string;
  readonly user: string;
  /** Key as it was sent. */
  readonly key: string | undefined;
}

export interface FakeReply {
  readonly text: string;
  readonly finish: 'stop' | 'length' | 'refused';
  readonly inputTokens: number;
  readonly outputTokens: number;
}

type Content = string | readonly { readonly text?: string }[];

/** What the bodies of the protocols hold; each has some of it. */
export interface FakeBody {
  readonly model: string;
  readonly temperature?: number;
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly response_format?: { readonly type: string };
  readonly system?: Content;
  readonly messages: readonly { readonly role: string; readonly content: Content }[];
  readonly systemInstruction?: { readonly parts: Content };
  readonly contents: readonly { readonly parts: Content }[];
  readonly generationConfig?: { readonly temperature?: number; readonly responseMimeType?: string };
}

/** One of the protocols that the fake speaks. */
export interface FakeProtocol {
  speaks(path: string): boolean;
  read(body: FakeBody, headers: NodeJS.Dict<string | string[]>, path: string): FakeRequest;
  reply(body: FakeBody, reply: FakeReply): unknown;
  error(status: number, message: string): unknown;
}

/** The text of a message, given as one or in parts. */
function textOf(content: Content = ''): string {
  return typeof content === 'string' ? content : content.map(({ text = '' }) => text).join('');
}

const openAi: FakeProtocol = {
  speaks: (path) => path.endsWith('/chat/completions'),
  read: ({ model, messages }, headers) => ({
    model,
    system: textOf(messages.find(({ role }) => role === 'system')?.content),
    user: textOf(messages.findLast(({ role }) => role === 'user')?.content),
    key: headers.authorization?.toString().replace(/^Bearer /, '') ?? headers['api-key']?.toString(),
  }),
  reply: ({ model }, { text, finish, inputTokens, outputTokens }) => ({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text },
        finish_reason: finish === 'refused' ? 'content_filter' : finish,
      },
    ],
    usage: {
      prompt_tokens: inputTokens,
      completion_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  }),
  error: (status, message) => ({ error: { message, type: `error_${status}`, param: null, code: null } }),
};

const anthropicReasons = { stop: 'end_turn', length: 'max_tokens', refused: 'refusal' };

const anthropic: FakeProtocol = {
  speaks: (path) => path.endsWith('/messages'),
  read: ({ model, system, messages }, headers) => ({
    model,
    system: textOf(system),
    user: textOf(messages.at(-1)!.content),
    key: headers['x-api-key']?.toString(),
  }),
  reply: ({ model }, { text, finish, inputTokens, outputTokens }) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: anthropicReasons[finish],
    stop_sequence: null,
    usage: { input_tokens: inputTokens, output_tokens: outputTokens },
  }),
  error: (status, message) => ({ type: 'error', error: { type: `error_${status}`, message } }),
};

const googleReasons = { stop: 'STOP', length: 'MAX_TOKENS', refused: 'SAFETY' };

const google: FakeProtocol = {
  speaks: (path) => path.endsWith(':generateContent'),
  read: ({ systemInstruction, contents }, headers, path) => ({
    model: path.replace(/^.*\/models\/|:generateContent$/g, ''),
    system: textOf(systemInstruction?.parts),
    user: textOf(contents.at(-1)!.parts),
    key: headers['x-goog-api-key']?.toString(),
  }),
  reply: (_, { text, finish, inputTokens, outputTokens }) => ({
    candidates: [
      { index: 0, content: { role: 'model', parts: [{ text }] }, finishReason: googleReasons[finish] },
    ],
    usageMetadata: {
      promptTokenCount: inputTokens,
      candidatesTokenCount: outputTokens,
      totalTokenCount: inputTokens + outputTokens,
    },
  }),
  error: (status, message) => ({ error: { code: status, message, status: 'FAILED' } }),
};

export const fakeProtocols: readonly FakeProtocol[] = [openAi, anthropic, google];
