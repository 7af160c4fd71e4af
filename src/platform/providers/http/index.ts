export { type CharacterPrices, chargedCall, chargeFor } from './charged-call.ts';
export { type Exchange, exchangeJson } from './exchange-json.ts';
export { safeDetail } from './safe-detail.ts';
export { waitAskedFor } from './wait-asked-for.ts';
