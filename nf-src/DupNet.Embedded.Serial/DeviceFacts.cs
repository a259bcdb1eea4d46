namespace DupNet.Embedded.Serial
{
    /// <summary>What the program knows about the board and the server tells on request.</summary>
    public sealed class DeviceFacts
    {
        /// <summary>Name of the board or of its nanoFramework target; null if it is not known.</summary>
        public string Board { get; set; }

        /// <summary>nanoFramework's name of the firmware, such as ESP32_REV3; null if it is not known.</summary>
        public string Target { get; set; }

        /// <summary>Version of the firmware, null if it is not known.</summary>
        public string Firmware { get; set; }

        /// <summary>Version of DupNet.Embedded, null if it is not known.</summary>
        public string Library { get; set; }

        /// <summary>What <see cref="Networks.KnownAnswer.Compute(DupNetModel)"/> gave, or -1 if it did not run.</summary>
        public long KnownAnswer { get; set; } = -1;

        /// <summary>Tells the free memory; null if nothing can.</summary>
        public IMemoryGauge Memory { get; set; }
    }
}
