// In pixels; known before the chart library is there, so that its place is kept and words stand where bands end.

/** At least. */
export const AREA_HEIGHT = 240;
/** Above the highest value, and below zero for the axis. */
export const PLOT_TOP = 6;
export const PLOT_BOTTOM = 30;
