export {
  type AnyRoute,
  type Route,
  RouteAnswer,
  type RouteAnswerOptions,
  type RouteInput,
  routeDefiner,
  type UploadPart,
} from './route.ts';
