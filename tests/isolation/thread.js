// The thread of the package, watched from its first line.
import './watch.js';
import '../../pkg/worker/thread.js';
