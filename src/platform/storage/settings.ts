export interface S3Settings {
  readonly bucket: string;
  /** Address of the service; Amazon's of the region by default. */
  readonly endpoint?: string;
  readonly region: string;
  /** Both or neither; without them those that the AWS SDK finds in the environment. */
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  /** What all keys begin with, so that several installations may share a bucket. */
  readonly prefix?: string;
  /** Whether the bucket stands in the path instead of the host name; most servers but Amazon's want it. */
  readonly pathStyle?: boolean;
}

export type StorageSettings =
  | { readonly kind: 'files'; readonly folder: string }
  | ({ readonly kind: 's3' } & S3Settings);
