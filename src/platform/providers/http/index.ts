export { type CharacterPrices, chargedCall } from './charged-call.ts';
export { type Exchange, exchangeJson } from './exchange-json.ts';
export { withoutSecrets } from './without-secrets.ts';
