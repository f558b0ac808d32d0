// @ts-check
// The thread for long runs, by an address in this folder: offline, a browser asks the service worker of the folder that a thread's own script lies in.
import '../pkg/worker/thread.js';
