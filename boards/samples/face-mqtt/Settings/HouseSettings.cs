namespace FaceMqtt.Settings
{
    /// <summary>What differs from house to house, and is no part of the program: the broker, how to get in, and the board's name.</summary>
    public sealed class HouseSettings
    {
        /// <summary>Port of brokers without encryption.</summary>
        public const int PlainPort = 1883;

        /// <summary>Port of brokers with TLS.</summary>
        public const int SecurePort = 8883;

        /// <summary>Name or address of the broker.</summary>
        public string Broker { get; internal set; }

        /// <summary>Its port.</summary>
        public int Port { get; internal set; }

        /// <summary>User name for the broker; null for none.</summary>
        public string User { get; internal set; }

        /// <summary>Password for the broker; null for none. Nothing prints it.</summary>
        public string Password { get; internal set; }

        /// <summary>File of the certificate by which the broker's is checked; null for no encryption.</summary>
        public string Certificate { get; internal set; }

        /// <summary>Whether the connection is encrypted.</summary>
        public bool IsSecure => Certificate != null;

        /// <summary>The board's name for people, 1 .. 40 characters.</summary>
        public string Name { get; internal set; }

        /// <summary>The board's name in topics and for the broker: the letters and digits of <see cref="Name"/>, small, others as hyphens.</summary>
        public string Board { get; internal set; }
    }
}
