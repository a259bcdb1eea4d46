using DupNet.Embedded.Layers;

namespace DupNet.Embedded.Networks
{
    /// <summary>
    /// The input of the known answer: state = state * 1664525 + 1013904223 modulo 2^32, each byte the highest eight bits
    /// of the next state.
    /// </summary>
    internal sealed class GeneratedImage : IRowSource
    {
        private readonly int _rowBytes;
        private ulong _state;

        public GeneratedImage(long seed, int rowBytes)
        {
            _state = (ulong)seed;
            _rowBytes = rowBytes;
        }

        public void ReadRow(int row, byte[] buffer, int offset)
        {
            for (int end = offset + _rowBytes; offset < end; offset++)
            {
                _state = ((_state * 1664525UL) + 1013904223UL) & 0xFFFFFFFFUL;
                buffer[offset] = (byte)(_state >> 24);
            }
        }
    }
}
