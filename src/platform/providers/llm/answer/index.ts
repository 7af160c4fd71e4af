export { type AnswerRequest, type ReadAnswer, readAnswer } from './read-answer.ts';
