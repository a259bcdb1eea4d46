namespace FaceMqtt.Messaging
{
    /// <summary>
    /// Whether to listen to commands. A message that is too large for the board ends the connection, and a retained one would come again each time. So
    /// after some connections that ended soon after the board began to listen, it stops listening for a while: what it has to tell matters more.
    /// </summary>
    internal sealed class CommandGuard
    {
        /// <summary>A connection that ends within this time after listening began counts against it.</summary>
        public const int SoonMilliseconds = 30000;

        /// <summary>For how long the board does not listen.</summary>
        public const int RestMilliseconds = 600000;

        private const int MostStrikes = 3;

        private int _strikes;
        private bool _isListening;
        private long _since;
        private long _restsUntil;

        /// <summary>Whether the board may listen in this connection, and does not yet.</summary>
        public bool MayListen(long now) => !_isListening && (_strikes < MostStrikes || now >= _restsUntil);

        /// <summary>Listening begins.</summary>
        public void Listen(long now)
        {
            _isListening = true;
            _since = now;
        }

        /// <summary>The connection ended.</summary>
        public void Lose(long now)
        {
            if (!_isListening)
            {
                return;
            }

            _isListening = false;
            _strikes = now - _since < SoonMilliseconds ? _strikes + 1 : 0;
            if (_strikes >= MostStrikes)
            {
                _restsUntil = now + RestMilliseconds;
            }
        }
    }
}
