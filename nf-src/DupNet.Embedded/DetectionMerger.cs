using System;
using DupNet.Embedded.Decoding;

namespace DupNet.Embedded
{
    /// <summary>
    /// Makes one list of what several detectors found in the same frame: a small input sees close objects whole, a large one far
    /// objects. The constructor allocates all memory; nothing else does. Integers only, so that the result is the same everywhere
    /// and whether managed or native kernels found the boxes.
    /// <para>
    /// Boxes of all detectors are equal. They are taken from the best score down. One that overlaps a better box by more than the
    /// threshold votes for it, as boxes of one detector do (<see cref="DetectorSettings.MergeBoxes"/>). Where an object is larger
    /// than <see cref="ObjectSizes.Largest"/> in a detector's input, that detector sees only parts of it: its boxes then neither
    /// vote, nor stay when more than a third of them lies on the object.
    /// </para>
    /// <code>
    /// merger.Add(near.Detect(frame));
    /// merger.Add(far.Detect(frame));
    /// DetectionList found = merger.Merge();
    /// </code>
    /// </summary>
    public sealed class DetectionMerger
    {
        /// <summary>Edges beyond would overflow areas: 524,288 pixels.</summary>
        private const int LargestEdge = 16 * 524288;

        private readonly CandidateList _candidates;
        private readonly int[] _reaches;
        private readonly int[] _means;
        private readonly DetectionList _detections;
        private readonly int _overlapThreshold;
        private readonly bool _merges;
        private int _largestReach;

        /// <summary>Makes a merger, with the memory for its list.</summary>
        /// <param name="settings">
        /// Read here, not kept. They are those of a model whose classes all detectors have. MaxCandidates boxes of all detectors together enter, the best ones; MaxDetections, OverlapThreshold
        /// and MergeBoxes mean what they mean to a detector.
        /// </param>
        /// <exception cref="ArgumentNullException"><paramref name="settings"/> is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range.</exception>
        public DetectionMerger(DetectorSettings settings)
        {
            AllocatedBytes = BufferBytes(settings);
            _candidates = new CandidateList(settings.MaxCandidates);
            _reaches = new int[settings.MaxCandidates];
            _means = new int[settings.MaxDetections];
            _detections = new DetectionList(settings.MaxDetections, settings.ClassNames);
            _overlapThreshold = settings.OverlapNumber;
            _merges = settings.MergeBoxes;
        }

        /// <summary>Bytes of all buffers of this merger.</summary>
        public int AllocatedBytes { get; }

        /// <summary>Bytes of all buffers that a merger of these settings allocates.</summary>
        /// <param name="settings">The settings.</param>
        /// <returns>Payload of all arrays, and the detections.</returns>
        /// <exception cref="ArgumentNullException"><paramref name="settings"/> is null.</exception>
        /// <exception cref="ArgumentException">A setting is out of range.</exception>
        public static int BufferBytes(DetectorSettings settings)
        {
            if (settings == null)
            {
                throw new ArgumentNullException(nameof(settings));
            }

            settings.Check();
            return CandidateList.BufferBytes(settings.MaxCandidates) + (4 * settings.MaxCandidates) + ((4 + DetectionList.ItemBytes) * settings.MaxDetections);
        }

        /// <summary>Forgets the boxes that were added since the last <see cref="Merge"/>, as after a frame that was given up.</summary>
        public void Clear()
        {
            _candidates.Clear();
            _largestReach = 0;
        }

        /// <summary>Takes in what a detector found in the frame. Its list may be overwritten afterwards.</summary>
        /// <param name="detections">The detector's list, or that of another merger.</param>
        /// <exception cref="ArgumentNullException"><paramref name="detections"/> is null.</exception>
        public void Add(DetectionList detections) => Add(detections, 1);

        /// <summary>Takes in what a detector found in a reduced copy of the frame. Its list may be overwritten afterwards.</summary>
        /// <param name="detections">The detector's list, or that of another merger.</param>
        /// <param name="scale">How many pixels of the frame, along a side, are one of the copy; 1 or more.</param>
        /// <exception cref="ArgumentNullException"><paramref name="detections"/> is null.</exception>
        /// <exception cref="ArgumentException">
        /// <paramref name="scale"/> is below 1, or a box would reach beyond 524,288 pixels; nothing was taken in.
        /// </exception>
        public void Add(DetectionList detections, int scale)
        {
            if (detections == null)
            {
                throw new ArgumentNullException(nameof(detections));
            }

            CheckScale(detections, scale);
            CandidateList candidates = _candidates;
            long scaled = (long)detections.Reach * scale;
            int reach = scaled > int.MaxValue ? int.MaxValue : (int)scaled;
            _largestReach = reach > _largestReach ? reach : _largestReach;
            for (int i = 0; i < detections.Count; i++)
            {
                Detection box = detections[i];
                int slot = candidates.Insert(box.ScoreNumber);
                if (slot >= 0)
                {
                    candidates.Lefts[slot] = box.Left * scale;
                    candidates.Tops[slot] = box.Top * scale;
                    candidates.Rights[slot] = box.Right * scale;
                    candidates.Bottoms[slot] = box.Bottom * scale;
                    candidates.Classes[slot] = (byte)box.ClassIndex;
                    _reaches[slot] = reach;
                }
            }
        }

        /// <summary>Merges what was added, and begins anew.</summary>
        /// <returns>The detections, best first, in pixels of the frame; the list is overwritten by the next call.</returns>
        public DetectionList Merge()
        {
            CandidateList candidates = _candidates;
            DetectionList detections = _detections;
            detections.Clear();
            detections.Reach = _largestReach;

            // Even when no more boxes may stay, the others still vote for those that did.
            for (int rank = 0; rank < candidates.Count && (_merges || detections.Count < detections.Capacity); rank++)
            {
                int kept = detections.Count;
                int slot = candidates.Slot(rank);
                int suppressor = NonMaximumSuppression.Suppressor(candidates, kept, slot, _overlapThreshold);
                if (suppressor >= 0)
                {
                    int better = candidates.Slot(suppressor);
                    if (_merges && !Exceeds(better, _reaches[slot]))
                    {
                        _means[suppressor] = BoxMerging.Add(candidates, better, _means[suppressor], slot);
                    }
                }
                else if (kept < detections.Capacity && !IsPart(slot, kept))
                {
                    candidates.Advance(rank, kept);
                    _means[kept] = slot;
                    detections.Append();
                }
            }

            for (int i = 0; i < detections.Count; i++)
            {
                int mean = _means[i];
                int kept = candidates.Slot(i);
                detections[i].Set(
                    candidates.Lefts[mean],
                    candidates.Tops[mean],
                    candidates.Rights[mean],
                    candidates.Bottoms[mean],
                    candidates.Scores[kept],
                    candidates.Classes[kept]);
            }

            detections.Sort();
            Clear();
            return detections;
        }

        private static void CheckScale(DetectionList detections, int scale)
        {
            if (scale < 1)
            {
                throw new ArgumentException("scale is " + scale.ToString() + ", must be 1 or more");
            }

            for (int i = 0; i < detections.Count; i++)
            {
                if ((long)detections[i].Right * scale > LargestEdge || (long)detections[i].Bottom * scale > LargestEdge)
                {
                    throw new ArgumentException("scale " + scale.ToString() + " takes a box beyond " + (LargestEdge / 16).ToString() + " pixels");
                }
            }
        }

        /// <summary>Whether the longer side of the box in a slot exceeds a reach.</summary>
        private bool Exceeds(int slot, int reach)
        {
            CandidateList candidates = _candidates;
            return candidates.Rights[slot] - candidates.Lefts[slot] > reach || candidates.Bottoms[slot] - candidates.Tops[slot] > reach;
        }

        /// <summary>Whether more than a third of a box lies on a better one of its class that is too large for the box's detector.</summary>
        private bool IsPart(int slot, int keptCount)
        {
            CandidateList candidates = _candidates;
            int left = candidates.Lefts[slot];
            int top = candidates.Tops[slot];
            int right = candidates.Rights[slot];
            int bottom = candidates.Bottoms[slot];
            long area = (long)(right - left) * (bottom - top);
            for (int rank = 0; rank < keptCount; rank++)
            {
                int other = candidates.Slot(rank);
                if (candidates.Classes[other] != candidates.Classes[slot] || !Exceeds(other, _reaches[slot]))
                {
                    continue;
                }

                long width = Smaller(right, candidates.Rights[other]) - Larger(left, candidates.Lefts[other]);
                long height = Smaller(bottom, candidates.Bottoms[other]) - Larger(top, candidates.Tops[other]);
                if (width > 0 && height > 0 && 3 * width * height > area)
                {
                    return true;
                }
            }

            return false;
        }

        private static int Smaller(int a, int b) => a < b ? a : b;

        private static int Larger(int a, int b) => a > b ? a : b;
    }
}
