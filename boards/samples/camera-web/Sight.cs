using DupNet.Embedded;
using DupNet.Embedded.Cameras;

namespace CameraWeb
{
    /// <summary>A picture in the buffer that the camera wrote it to, and the faces that were found in it. Used again for later pictures.</summary>
    public sealed class Sight
    {
        /// <summary>Numbers of pictures are 1 .. 99999, then 1 again: their digits have a place in a reply of few bytes.</summary>
        public const int MaxNumber = 99999;

        private readonly short[] _boxes;

        /// <summary>No picture; allocates the buffer.</summary>
        /// <param name="mode">The camera's mode.</param>
        /// <param name="maxFaces">Most faces.</param>
        public Sight(CameraMode mode, int maxFaces)
        {
            Mode = mode;
            Buffer = new byte[mode.FrameBytes];
            _boxes = new short[maxFaces * 5];
        }

        /// <summary>Size and format of the picture.</summary>
        public CameraMode Mode { get; }

        /// <summary>The picture's pixels.</summary>
        public byte[] Buffer { get; }

        /// <summary>The picture's number, 1 .. <see cref="MaxNumber"/>; 0 while the camera writes to the buffer.</summary>
        public int Number { get; private set; }

        /// <summary>How many faces were found.</summary>
        public int Count { get; private set; }

        /// <summary>How long it took to find them, in milliseconds.</summary>
        public int Milliseconds { get; private set; }

        /// <summary>Free memory after that, in bytes.</summary>
        public uint FreeBytes { get; private set; }

        /// <summary>Left edge of a face, in pixels of the buffer.</summary>
        public int X(int face) => _boxes[face * 5];

        /// <summary>Top edge of a face.</summary>
        public int Y(int face) => _boxes[(face * 5) + 1];

        /// <summary>Width of a face.</summary>
        public int Width(int face) => _boxes[(face * 5) + 2];

        /// <summary>Height of a face.</summary>
        public int Height(int face) => _boxes[(face * 5) + 3];

        /// <summary>How sure the detector is of a face, 0 .. 100.</summary>
        public int Percent(int face) => _boxes[(face * 5) + 4];

        /// <summary>The camera is about to write to the buffer.</summary>
        public void Clear()
        {
            Number = 0;
            Count = 0;
        }

        /// <summary>The picture is whole.</summary>
        /// <param name="number">Its number.</param>
        /// <param name="found">The faces in it, the best first; those for which there is no room are left out.</param>
        /// <param name="milliseconds">How long it took to find them.</param>
        /// <param name="freeBytes">Free memory after that.</param>
        public void Fill(int number, DetectionList found, int milliseconds, uint freeBytes)
        {
            Number = number;
            Milliseconds = milliseconds;
            FreeBytes = freeBytes;
            Count = found.Count * 5 > _boxes.Length ? _boxes.Length / 5 : found.Count;
            for (int i = 0; i < Count; i++)
            {
                Detection face = found[i];
                _boxes[i * 5] = (short)face.X;
                _boxes[(i * 5) + 1] = (short)face.Y;
                _boxes[(i * 5) + 2] = (short)face.Width;
                _boxes[(i * 5) + 3] = (short)face.Height;
                _boxes[(i * 5) + 4] = (short)(face.Score * 100);
            }
        }
    }
}
