export { EchoReader, type EchoVerdict } from './check-echo.ts';
export { chooseEcho, type EchoLength } from './echo-length.ts';
