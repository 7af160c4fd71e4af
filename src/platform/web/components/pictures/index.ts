export { Course, type CourseProps } from './course.tsx';
export { Live, type LiveProps } from './live.tsx';
export { Progress, type ProgressProps } from './progress.tsx';
export { type Share, ShareBar, type ShareBarProps } from './share-bar.tsx';
export { Spark, type SparkProps } from './spark.tsx';
