// @ts-check
// Starts the page, and says so when that fails: a module that is missing or refused would otherwise leave a dead form.
import { asked, speak, t } from './words.js';

speak(asked(location));
try {
  await import('./main.js');
} catch (error) {
  const broken = document.getElementById('broken');
  if (broken) {
    broken.textContent = t('broken');
    broken.hidden = false;
  }
  throw error; // for the console: what exactly failed
}
