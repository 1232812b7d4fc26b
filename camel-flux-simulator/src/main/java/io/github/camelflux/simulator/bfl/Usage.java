package io.github.camelflux.simulator.bfl;

/**
 * What a price depends on.
 *
 * @param outputPixels of the result
 * @param inputPixels of all pictures sent along
 * @param seconds of the video; 0 for a picture
 * @param priceClass the class that was asked for, such as a resolution, where the model's price has classes
 */
record Usage(long outputPixels, long inputPixels, int seconds, String priceClass) {}
