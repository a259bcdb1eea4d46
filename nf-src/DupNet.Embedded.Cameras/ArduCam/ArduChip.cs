using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Embedded.Cameras.ArduCam
{
    /// <summary>
    /// The chip between sensor and SPI bus on an ArduCAM shield: takes a frame into its FIFO and hands it out. Register
    /// numbers after ArduCAM's published library.
    /// </summary>
    internal sealed class ArduChip
    {
        /// <summary>Largest content of the FIFO of the 2 MP shield.</summary>
        public const int FifoBytes = 0x5FFFF;

        // Registers. Writing takes the number with the highest bit set.
        private const int TestRegister = 0x00;
        private const int FifoControl = 0x04;
        private const int GpioLevels = 0x06;
        private const int ChipReset = 0x07;
        private const int Status = 0x41;
        private const int FifoLength = 0x42;
        private const int WriteFlag = 0x80;

        // FifoControl.
        private const int ClearFifo = 0x01;
        private const int StartCapture = 0x02;

        // GpioLevels.
        private const int PowerDown = 0x02;

        // ChipReset.
        private const int InReset = 0x80;

        // Status.
        private const int CaptureDone = 0x08;

        // Commands.
        private const int ReadFifoBurst = 0x3C;

        private const int ResetMilliseconds = 100;

        // The driver of ESP32 moves at most 16,384 bytes at once and copies them through internal memory.
        private const int LargestChunk = 4096;

        private readonly ISpiBus _bus;
        private readonly IPause _pause;
        private readonly byte[] _one = new byte[1];
        private readonly byte[] _two = new byte[2];

        public ArduChip(ISpiBus bus, IPause pause)
        {
            _bus = bus;
            _pause = pause;
        }

        /// <summary>Resets the chip and checks that it answers.</summary>
        /// <exception cref="CameraException">It does not.</exception>
        public void Reset()
        {
            Write(ChipReset, InReset);
            _pause.For(ResetMilliseconds);
            Write(ChipReset, 0);
            _pause.For(ResetMilliseconds);
            RequireAnswer();
        }

        /// <summary>Checks that the chip keeps what is written, in both levels of each bit.</summary>
        /// <exception cref="CameraException">It does not.</exception>
        public void RequireAnswer()
        {
            RequireKept(0x55);
            RequireKept(0xAA);
        }

        /// <summary>Sets the sensor's power-down pin.</summary>
        public void SetPowerDown(bool on)
        {
            int levels = Read(GpioLevels);
            Write(GpioLevels, on ? levels | PowerDown : levels & ~PowerDown);
        }

        /// <summary>Empties the FIFO, and with that ends a capture that goes on.</summary>
        public void Clear() => Write(FifoControl, ClearFifo);

        /// <summary>Starts a capture: the next whole frame of the sensor goes into the FIFO.</summary>
        public void Start() => Write(FifoControl, StartCapture);

        /// <summary>Whether the frame is in the FIFO.</summary>
        public bool IsDone() => (Read(Status) & CaptureDone) != 0;

        /// <summary>Bytes in the FIFO, 0 .. 2^23 - 1.</summary>
        public int Length()
            => Read(FifoLength) | (Read(FifoLength + 1) << 8) | ((Read(FifoLength + 2) & 0x7F) << 16);

        /// <summary>Takes bytes out of the FIFO, in transactions that each go on where the last one ended.</summary>
        public void ReadFifo(byte[] buffer, int count)
        {
            int offset = 0;
            while (offset < count)
            {
                int chunk = count - offset;
                if (chunk > LargestChunk)
                {
                    chunk = LargestChunk;
                }

                _bus.Select();
                try
                {
                    _one[0] = ReadFifoBurst;
                    _bus.Write(_one);
                    _bus.Read(buffer, offset, chunk);
                }
                finally
                {
                    _bus.Deselect();
                }

                offset += chunk;
            }
        }

        private void RequireKept(int pattern)
        {
            Write(TestRegister, pattern);
            int read = Read(TestRegister);
            if (read != pattern)
            {
                throw new CameraException(
                    CameraError.NoAnswer,
                    "ArduCAM does not answer on SPI: wrote " + pattern.ToString() + " to its test register, read " + read.ToString());
            }
        }

        private void Write(int register, int value)
        {
            _bus.Select();
            try
            {
                _two[0] = (byte)(register | WriteFlag);
                _two[1] = (byte)value;
                _bus.Write(_two);
            }
            finally
            {
                _bus.Deselect();
            }
        }

        private int Read(int register)
        {
            _bus.Select();
            try
            {
                _one[0] = (byte)register;
                _bus.Write(_one);
                _bus.Read(_one, 0, 1);
                return _one[0];
            }
            finally
            {
                _bus.Deselect();
            }
        }
    }
}
