export { generateImage } from 'ai';

// Tests look at warnings themselves where they matter.
globalThis.AI_SDK_LOG_WARNINGS = false;
