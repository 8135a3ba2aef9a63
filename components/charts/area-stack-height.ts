/** In pixels; known before the chart library is there, so that its place is kept. */
export const AREA_HEIGHT = 240;
