namespace FaceMqtt.Messaging
{
    /// <summary>
    /// One topic: what the broker is to retain there, and what it is known to. Changes that come faster than they may go out are dropped but for the
    /// last one.
    /// </summary>
    internal sealed class RetainedTopic
    {
        private const int None = -1;

        private int _version;
        private int _confirmedVersion;
        private int _sentVersion;
        private int _number = None;
        private bool _wasSent;
        private long _sentAt;

        public RetainedTopic(string name)
        {
            Name = name;
        }

        public string Name { get; }

        /// <summary>What the broker is to retain; null while nothing is known of it.</summary>
        public byte[] Payload { get; private set; }

        /// <summary>Whether the broker has it, as far as this connection can tell.</summary>
        public bool IsConfirmed => _confirmedVersion == _version;

        /// <summary>Whether a message is on its way.</summary>
        public bool IsUnderway => _number != None;

        /// <summary>Changes what the broker is to retain.</summary>
        /// <returns>Whether that is something else than before.</returns>
        public bool Set(byte[] payload)
        {
            if (Payload != null && AreSame(Payload, payload))
            {
                return false;
            }

            Payload = payload;
            _version++;
            return true;
        }

        /// <summary>For how long it must not go out yet: 0 if it may, -1 if it need not, or cannot before an answer.</summary>
        public long Wait(long now, int gapMilliseconds)
        {
            if (IsConfirmed || IsUnderway)
            {
                return -1;
            }

            long left = _sentAt + gapMilliseconds - now;
            return _wasSent && left > 0 ? left : 0;
        }

        /// <summary>For how long a message has been on its way; 0 if none is.</summary>
        public long Underway(long now) => IsUnderway ? now - _sentAt : 0;

        /// <summary>Its payload goes out now.</summary>
        public void Sent(int number, long now)
        {
            _number = number;
            _sentVersion = _version;
            _wasSent = true;
            _sentAt = now;
        }

        /// <summary>What became of a message.</summary>
        /// <returns>Whether the message was of this topic.</returns>
        public bool Answer(int number, bool hasArrived)
        {
            if (number != _number)
            {
                return false;
            }

            _number = None;
            if (hasArrived)
            {
                _confirmedVersion = _sentVersion;
            }

            return true;
        }

        /// <summary>The connection ended. The next broker may know nothing, so all goes out again.</summary>
        public void Lose()
        {
            _number = None;
            if (Payload != null)
            {
                _confirmedVersion = _version - 1;
            }
        }

        private static bool AreSame(byte[] one, byte[] other)
        {
            if (one.Length != other.Length)
            {
                return false;
            }

            for (int i = 0; i < one.Length; i++)
            {
                if (one[i] != other[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
