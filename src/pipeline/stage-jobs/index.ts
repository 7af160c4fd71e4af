export { closeProviders } from '#pipeline/stage-jobs/targets';
