using System;

namespace FaceMqtt.Messaging
{
    /// <summary>
    /// Keeps what a broker retains in some topics equal to what the program says, whatever happens to the connection: it connects, sends what the
    /// broker is not known to have, each topic at most once in a time, and connects again when the connection was lost. After each connecting all
    /// topics are sent, since a broker may have forgotten.
    /// <para>One thread calls <see cref="Step"/>; any thread may call <see cref="Set"/>.</para>
    /// </summary>
    public sealed class Publisher : IMessageListener
    {
        /// <summary>A message that the broker has not confirmed after this time: the connection is dead, even if nobody says so.</summary>
        public const int MostUnderwayMilliseconds = 20000;

        /// <summary>The state of the connection is looked at again after this time at the latest.</summary>
        public const int LookMilliseconds = 1000;

        private readonly object _lock = new object();
        private readonly MessageClientMaker _make;
        private readonly RetainedTopic[] _topics;
        private readonly IClock _clock;
        private readonly ReconnectPauses _pauses;
        private readonly int _gap;
        private readonly CommandGuard _guard = new CommandGuard();
        private IMessageClient _client;
        private long _connectedAt;
        private long _nextTry;

        /// <summary>Connects nothing yet.</summary>
        /// <param name="make">Makes a client for each connection.</param>
        /// <param name="topics">The topics, in the order in which they go out after each connecting.</param>
        /// <param name="clock">The time.</param>
        /// <param name="pauses">How long to wait between attempts.</param>
        /// <param name="gapMilliseconds">Least time between two messages of a topic, at least 0.</param>
        public Publisher(MessageClientMaker make, string[] topics, IClock clock, ReconnectPauses pauses, int gapMilliseconds)
        {
            _make = make;
            _clock = clock;
            _pauses = pauses;
            _gap = gapMilliseconds;
            _topics = new RetainedTopic[topics.Length];
            for (int i = 0; i < topics.Length; i++)
            {
                _topics[i] = new RetainedTopic(topics[i]);
            }

            _nextTry = clock.Milliseconds;
        }

        /// <summary>Topic of commands to listen to once the broker has all; null for none, as at first.</summary>
        public string CommandTopic { get; set; }

        /// <summary>Does what commands ask for.</summary>
        public ICommandHandler Commands { get; set; }

        /// <summary>Whether there is a connection, as far as is known.</summary>
        public bool IsConnected
        {
            get
            {
                IMessageClient client = _client;
                return client != null && client.IsConnected;
            }
        }

        /// <summary>How often it connected.</summary>
        public int Connections { get; private set; }

        /// <summary>Why there is no connection; null while there is one, and before the first attempt.</summary>
        public string Problem { get; private set; }

        /// <summary>Whether the broker is known to have all that was set.</summary>
        public bool IsSettled
        {
            get
            {
                lock (_lock)
                {
                    return IsConnected && AreAllConfirmed();
                }
            }
        }

        /// <summary>Changes what the broker is to retain in a topic.</summary>
        /// <param name="topic">Number of the topic in the constructor's list.</param>
        /// <param name="payload">The message; not to be changed after that. An empty one removes what the broker retains.</param>
        /// <returns>Whether that is something else than before.</returns>
        public bool Set(int topic, byte[] payload)
        {
            lock (_lock)
            {
                return _topics[topic].Set(payload);
            }
        }

        /// <summary>Does what is to be done now.</summary>
        /// <returns>After how many milliseconds to call it again, if nothing was set until then: 1 .. 1,000.</returns>
        public int Step()
        {
            long now = _clock.Milliseconds;
            if (_client != null && !_client.IsConnected)
            {
                Lose("the broker ended the connection", now);
            }

            if (_client == null)
            {
                if (now < _nextTry)
                {
                    return Limit(_nextTry - now);
                }

                if (!TryToConnect())
                {
                    return Limit(_nextTry - _clock.Milliseconds);
                }

                now = _clock.Milliseconds;
            }

            try
            {
                long wait = SendWhatMayGo(now);
                ListenIfSettled(now);
                return Limit(wait);
            }
            catch (MessageException failure)
            {
                Lose(failure.Message, now);
                return Limit(_nextTry - now);
            }
        }

        /// <inheritdoc/>
        public void OnPublished(IMessageClient client, int number, bool hasArrived)
        {
            lock (_lock)
            {
                // Numbers begin anew in each connection: an answer of an old one says nothing.
                if (client != _client)
                {
                    return;
                }

                for (int i = 0; i < _topics.Length; i++)
                {
                    if (_topics[i].Answer(number, hasArrived))
                    {
                        return;
                    }
                }
            }
        }

        /// <inheritdoc/>
        public void OnReceived(IMessageClient client, string topic, byte[] payload)
        {
            ICommandHandler commands = Commands;
            if (client == _client && commands != null && topic == CommandTopic && payload != null)
            {
                commands.Handle(payload);
            }
        }

        private static int Limit(long milliseconds)
            => milliseconds < 1 ? 1 : milliseconds > LookMilliseconds ? LookMilliseconds : (int)milliseconds;

        private bool TryToConnect()
        {
            IMessageClient client = null;
            try
            {
                client = _make(this);
                client.Connect();
            }
            catch (MessageException failure)
            {
                if (client != null)
                {
                    client.Close();
                }

                Problem = failure.Message;
                _nextTry = _clock.Milliseconds + _pauses.Next();
                return false;
            }

            lock (_lock)
            {
                _client = client;
                for (int i = 0; i < _topics.Length; i++)
                {
                    _topics[i].Lose();
                }
            }

            Problem = null;
            Connections++;
            _connectedAt = _clock.Milliseconds;
            return true;
        }

        private long SendWhatMayGo(long now)
        {
            long least = LookMilliseconds;
            lock (_lock)
            {
                for (int i = 0; i < _topics.Length; i++)
                {
                    RetainedTopic topic = _topics[i];
                    if (topic.Underway(now) > MostUnderwayMilliseconds)
                    {
                        throw new MessageException("the broker does not confirm what it is sent");
                    }

                    long wait = topic.Wait(now, _gap);
                    if (wait == 0)
                    {
                        // In the lock: the answer may come before the number is known.
                        topic.Sent(_client.Publish(topic.Name, topic.Payload), now);
                    }
                    else if (wait > 0 && wait < least)
                    {
                        least = wait;
                    }
                }
            }

            return least;
        }

        private void ListenIfSettled(long now)
        {
            if (CommandTopic == null || !_guard.MayListen(now))
            {
                return;
            }

            lock (_lock)
            {
                if (!AreAllConfirmed())
                {
                    return;
                }
            }

            _guard.Listen(now);
            _client.Subscribe(CommandTopic);
        }

        private void Lose(string why, long now)
        {
            IMessageClient client = _client;
            lock (_lock)
            {
                _client = null;
            }

            client.Close();
            _guard.Lose(now);
            if (now - _connectedAt > _pauses.Longest)
            {
                _pauses.Reset();
            }

            Problem = why;
            _nextTry = now + _pauses.Next();
        }

        private bool AreAllConfirmed()
        {
            for (int i = 0; i < _topics.Length; i++)
            {
                if (!_topics[i].IsConfirmed)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
