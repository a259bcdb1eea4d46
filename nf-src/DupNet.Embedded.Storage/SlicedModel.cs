using System;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Storage
{
    /// <summary>A model that is read slice by slice, from a resource or over a line.</summary>
    public sealed class SlicedModel
    {
        private const int HeaderBytes = 64;

        private readonly SliceReader _read;
        private readonly int _sliceBytes;

        /// <summary>Reads the header of a model that is got slice by slice.</summary>
        /// <param name="read">Gives the slices.</param>
        /// <param name="sliceBytes">Most bytes of a slice, at least 64.</param>
        /// <exception cref="ArgumentNullException"><paramref name="read"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The slices are too small.</exception>
        /// <exception cref="ModelException">What is read is not the start of a model.</exception>
        public SlicedModel(SliceReader read, int sliceBytes)
        {
            if (read == null)
            {
                throw new ArgumentNullException(nameof(read));
            }

            if (sliceBytes < HeaderBytes)
            {
                throw new ArgumentOutOfRangeException(nameof(sliceBytes));
            }

            _read = read;
            _sliceBytes = sliceBytes;
            byte[] header = Slice(0, HeaderBytes);
            if (header[0] != 'D' || header[1] != 'U' || header[2] != 'P' || header[3] != 'N')
            {
                throw new ModelException(ModelError.NotAModel, 0, "does not start with DUPN");
            }

            // A length beyond int would not fit any memory.
            long fileBytes = LittleEndian.UInt32(header, 8);
            if (fileBytes > int.MaxValue)
            {
                throw new ModelException(ModelError.FieldOutOfRange, 8, "file bytes is above 2147483647");
            }

            FileBytes = (int)fileBytes;
            if (FileBytes < HeaderBytes)
            {
                throw new ModelException(ModelError.FieldOutOfRange, 8, "file bytes is " + FileBytes.ToString() + ", less than the header");
            }

            Checksum = LittleEndian.UInt32(header, 12);
        }

        /// <summary>Size of the model in bytes, as its header states.</summary>
        public int FileBytes { get; }

        /// <summary>CRC-32 of the model, as its header states: compare it with <see cref="ModelContent.Checksum"/> to see whether two models differ.</summary>
        public long Checksum { get; }

        /// <summary>Whether the model's bytes have the checksum that the header states; takes the memory of one slice.</summary>
        /// <exception cref="ModelException">The slices end before the model.</exception>
        public bool IsIntact()
        {
            Crc32 crc = new Crc32();
            for (int offset = 16; offset < FileBytes;)
            {
                byte[] slice = Slice(offset, FileBytes - offset);
                crc.Append(slice, 0, slice.Length);
                offset += slice.Length;
            }

            return crc.Value == Checksum;
        }

        /// <summary>Loads the model; takes the memory of the model and one slice.</summary>
        /// <exception cref="ModelException">The model is damaged, or not one that this library can run.</exception>
        public DupNetModel Load()
        {
            // Before so much memory is taken: whatever the header states, the model must reach so far.
            Slice(FileBytes - 1, 1);
            byte[] data = new byte[FileBytes];
            for (int offset = 0; offset < FileBytes;)
            {
                byte[] slice = Slice(offset, FileBytes - offset);
                Array.Copy(slice, 0, data, offset, slice.Length);
                offset += slice.Length;
            }

            return DupNetModel.Load(data);
        }

        /// <summary>Writes the model into an update; takes the memory of one slice.</summary>
        /// <param name="update">The update; still to be committed.</param>
        /// <exception cref="ArgumentNullException"><paramref name="update"/> is null.</exception>
        /// <exception cref="ModelException">The slices end before the model.</exception>
        /// <exception cref="System.IO.IOException">The file system is full, or failed.</exception>
        public void CopyTo(ModelUpdate update)
        {
            if (update == null)
            {
                throw new ArgumentNullException(nameof(update));
            }

            for (int offset = 0; offset < FileBytes;)
            {
                byte[] slice = Slice(offset, FileBytes - offset);
                update.Write(slice, 0, slice.Length);
                offset += slice.Length;
            }
        }

        private byte[] Slice(int offset, int left)
        {
            int length = left < _sliceBytes ? left : _sliceBytes;
            byte[] slice = null;
            try
            {
                slice = _read(offset, length);
            }
            catch (IndexOutOfRangeException)
            {
                // What ResourceUtility throws where nothing is left.
            }

            if (slice == null || slice.Length != length)
            {
                throw new ModelException(ModelError.Truncated, offset + (slice == null ? 0 : slice.Length), "the slices end here");
            }

            return slice;
        }
    }
}
