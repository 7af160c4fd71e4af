export * from '#platform/web/components/form';
export * from '#platform/web/components/pictures';
export * from '#platform/web/components/structure';
export * from '#platform/web/components/table';
export * from '#platform/web/components/values';
export { useSay, useView } from '#platform/web/components/view';
