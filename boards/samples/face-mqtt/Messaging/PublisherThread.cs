using System;
using System.Threading;

namespace FaceMqtt.Messaging
{
    /// <summary>Runs a publisher beside the program, and tells when the connection comes and goes.</summary>
    public sealed class PublisherThread
    {
        private readonly Publisher _publisher;
        private readonly AutoResetEvent _wake = new AutoResetEvent(false);
        private string _told;
        private int _toldConnections;

        /// <summary>Starts nothing yet.</summary>
        /// <param name="publisher">What to run.</param>
        public PublisherThread(Publisher publisher)
        {
            _publisher = publisher;
        }

        /// <summary>Starts it, for ever.</summary>
        public void Start() => new Thread(Run).Start();

        /// <summary>Has it look at once what is to be sent.</summary>
        public void Wake() => _wake.Set();

        /// <summary>One step. Nothing that goes wrong ends the thread.</summary>
        /// <returns>After how many milliseconds to take the next one.</returns>
        internal int Step()
        {
            int wait = Publisher.LookMilliseconds;
            try
            {
                wait = _publisher.Step();
                if (_publisher.Connections != _toldConnections)
                {
                    _toldConnections = _publisher.Connections;
                    Tell("connected");
                }

                if (_publisher.Problem != null)
                {
                    Tell(_publisher.Problem);
                }
            }
            catch (Exception failure)
            {
                // Such as a lack of memory for a moment.
                Tell(failure.Message);
            }

            return wait;
        }

        private void Run()
        {
            while (true)
            {
                _wake.WaitOne(Step(), false);
            }
        }

        private void Tell(string what)
        {
            if (what != _told)
            {
                _told = what;
                Console.WriteLine("broker: " + what);
            }
        }
    }
}
