export { packageFinding } from './findings.ts';
export { defaultPackageLimits, type PackageLimits } from './limits.ts';
export { type OpenOptions, openPackage } from './open-package.ts';
export type {
  DocxPackage,
  Flavour,
  OpenedDocx,
  Part,
  RefusedDocx,
  Relationship,
  ZipEntry,
} from './package.ts';
export { rewritePackage } from './rewrite-package.ts';
