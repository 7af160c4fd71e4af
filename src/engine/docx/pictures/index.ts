export { PictureFinder } from './find-pictures.ts';
export { type FoundPicture, mostPictures, type Picture } from './picture.ts';
export { mostRasterBytes, type Raster, readRaster } from './read-raster.ts';
export type { RasterType } from './recognise-raster.ts';
