export {
  type Crumb,
  type DocumentAnswer,
  document,
  download,
  fragment,
  live,
  type Notice,
  type PageAnswer,
  picture,
  redirect,
  type Tone,
} from './answer.ts';
export { type Fault, faultAt, ownField } from './faults.ts';
export { jsonObject, listed, optional, several, ticked } from './fields.ts';
export { type AnyPage, type Navigation, type Page, type PageInput, pageDefiner } from './page.ts';
export { localPath, pathTo } from './path-to.ts';
export type { Entered, ShownProblem, Theme, Told, Trouble, View } from './view.ts';
