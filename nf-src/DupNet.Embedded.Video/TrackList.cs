using System;

namespace DupNet.Embedded.Video
{
    /// <summary>Who is followed, the oldest first. It belongs to what follows them: the next frame overwrites the list and its tracks.</summary>
    public sealed class TrackList
    {
        /// <summary>
        /// In nanoFramework's blocks of 12 bytes, at most: a reference; a track of three fields, and its 19 numbers; a shot of one, and its 9 numbers.
        /// </summary>
        internal const int ItemBytes = 12 + (4 * 12) + (8 * 12) + (2 * 12) + (4 * 12);

        private readonly Track[] _tracks;

        internal TrackList(int capacity)
        {
            _tracks = new Track[capacity];
            for (int i = 0; i < capacity; i++)
            {
                _tracks[i] = new Track(i);
            }
        }

        /// <summary>How many are followed.</summary>
        public int Count { get; private set; }

        /// <summary>Most that the list has room for.</summary>
        public int Capacity => _tracks.Length;

        /// <summary>One who is followed.</summary>
        /// <param name="index">0 .. Count - 1, 0 the oldest.</param>
        /// <exception cref="ArgumentOutOfRangeException">There is no such track.</exception>
        public Track this[int index]
        {
            get
            {
                if (index < 0 || index >= Count)
                {
                    throw new ArgumentOutOfRangeException(nameof(index));
                }

                return _tracks[index];
            }
        }

        /// <summary>The track that <see cref="Append"/> takes in. There must be room.</summary>
        internal Track Next => _tracks[Count];

        internal void Clear()
        {
            Count = 0;
        }

        internal void Append()
        {
            Count++;
        }

        /// <summary>Takes a track out; the others keep their order, and its object serves the next one.</summary>
        internal void Remove(int index)
        {
            Track track = _tracks[index];
            Count--;
            for (int i = index; i < Count; i++)
            {
                _tracks[i] = _tracks[i + 1];
            }

            _tracks[Count] = track;
        }
    }
}
