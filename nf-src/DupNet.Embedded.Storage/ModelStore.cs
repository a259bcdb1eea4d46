using System;
using System.IO;
using DupNet.Embedded.Models;

namespace DupNet.Embedded.Storage
{
    /// <summary>
    /// A model on a drive that can be replaced at any time, with the power lost at any byte, and leaves a model that works. Updates go
    /// to two files in turn, NAME-0.dupnet and NAME-1.dupnet: the one that holds the model in use is not touched, and the
    /// other one counts only when its last bytes, a seal, have been written after a model that was read back and gave its known answer. A
    /// plain NAME.dupnet, as file deployment puts it there, is used as long as there is no update, and never written. With a guard a model
    /// counts only if that takes it; its signature lies beside it, in a file of the same name with .sig at its end.
    /// </summary>
    public sealed class ModelStore : IUpdateOwner
    {
        private const string Extension = ".dupnet";
        private const string SignatureExtension = ".sig";
        private const int HeaderBytes = 64;
        private const int FileBytesOffset = 8;

        /// <summary>Most of a model that is in memory at once while it is copied.</summary>
        private const int SliceBytes = 256;

        /// <summary>Number of the seal of a copy of the deployed file, which counts only where that is not whole.</summary>
        private const int CopyOfDeployed = 0;

        private const string Refused = ":*?\"<>|";
        private const string Missing = "does not exist";
        private const string Unsealed = "has no seal";
        private const int Unknown = -2;
        private const int Deployed = -1;

        private readonly IFileSystem _files;
        private readonly string _name;
        private readonly IModelGuard _guard;
        private int _active = Unknown;
        private ModelUpdate _update;

        /// <summary>Makes a store whose files begin with a name. Nothing is read or made.</summary>
        /// <param name="files">Where they lie.</param>
        /// <param name="name">Their name, without extension: no folder, and nothing that a file system refuses.</param>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        /// <exception cref="ArgumentException">
        /// The name is empty, of dots alone, or has a separator of folders, a control character or one of <c>:*?"&lt;&gt;|</c>.
        /// </exception>
        public ModelStore(IFileSystem files, string name)
            : this(files, name, null)
        {
        }

        /// <summary>Makes a store whose files begin with a name, and which takes only what a guard does. Nothing is read or made.</summary>
        /// <param name="files">Where they lie.</param>
        /// <param name="name">Their name, as above.</param>
        /// <param name="guard">Looks at each model that is loaded, and at updates; null for none.</param>
        /// <exception cref="ArgumentNullException"><paramref name="files"/> or <paramref name="name"/> is null.</exception>
        /// <exception cref="ArgumentException">The name is none of a file, as above.</exception>
        public ModelStore(IFileSystem files, string name, IModelGuard guard)
        {
            if (files == null)
            {
                throw new ArgumentNullException(nameof(files));
            }

            if (name == null)
            {
                throw new ArgumentNullException(nameof(name));
            }

            CheckName(name);
            _files = files;
            _name = name;
            _guard = guard;
        }

        /// <summary>
        /// After a model was loaded, what is wrong with the files that would have come before its own, and with those that have no seal, in
        /// words: one has rotted, or an update was not finished. Null if nothing is.
        /// </summary>
        public string Problems { get; private set; }

        /// <summary>Loads the newest model that is whole; takes the memory of that model. <see cref="Problems"/> tells what was passed over.</summary>
        /// <returns>The model.</returns>
        /// <exception cref="ModelStoreException">There is none. The message says what is wrong with each file.</exception>
        public DupNetModel Load()
        {
            string problems;
            DupNetModel model = TryLoadNewest(out problems);
            if (model == null)
            {
                throw new ModelStoreException("no model: " + problems);
            }

            return model;
        }

        /// <summary>
        /// Starts to write a new model. What was written by an update that was not committed is removed. If no model has been loaded
        /// or committed yet, this takes the memory of a model for a while, to see which file is in use.
        /// </summary>
        /// <returns>The update, to be written and committed.</returns>
        /// <exception cref="InvalidOperationException">An update is under way.</exception>
        /// <exception cref="IOException">The file system failed; the model in use is untouched.</exception>
        public ModelUpdate BeginUpdate()
        {
            CheckNoUpdate();
            int active = Active();
            int slot = active == 0 ? 1 : 0;

            // Above both seals, so that one over a damaged model cannot win later on.
            byte[] newest = Seal(Order()[0]);
            int number = newest == null ? 1 : SlotSeal.Number(newest) + 1;
            number = number == CopyOfDeployed ? number + 1 : number;
            _files.Delete(FileOf(slot));
            _update = new ModelUpdate(this, _files, FileOf(slot), slot, number);
            return _update;
        }

        /// <summary>
        /// Sees to it that the model in use is there twice, so that one file may rot: if the file beside it, of the two that updates are
        /// written to, holds no whole model, it is written anew from the one in use. The model before the last update stays where it is
        /// whole. A deployed file gets a copy too. The model in use is not touched, and the power may be lost at any byte. Takes the memory
        /// of a model for a while, and reads all of both files: for the start of a program, or once a day.
        /// </summary>
        /// <returns>Whether a file was written; false if all was whole.</returns>
        /// <exception cref="InvalidOperationException">An update is under way.</exception>
        /// <exception cref="ModelStoreException">There is no model to copy, or the copy reads back as another one.</exception>
        /// <exception cref="ModelException">The copy reads back damaged; it is removed.</exception>
        /// <exception cref="IOException">The file system is full, or failed.</exception>
        public bool Scrub()
        {
            CheckNoUpdate();
            int bytes;
            long checksum = Find(out bytes);
            int active = _active;
            int slot = active == 0 ? 1 : 0;
            if (active == Deployed ? IsCopyOfDeployed(0, checksum) || IsCopyOfDeployed(1, checksum) : IsWhole(slot))
            {
                return false;
            }

            int number = active == Deployed ? CopyOfDeployed : SlotSeal.Number(Seal(active));
            _files.Delete(FileOf(slot));
            _update = new ModelUpdate(this, _files, FileOf(slot), slot, number);
            try
            {
                Copy(FileOf(active), bytes, _update);
                byte[] signature = SignatureOf(active);
                if (signature != null)
                {
                    _update.Sign(signature);
                }

                _update.CommitCopy(checksum);
            }
            finally
            {
                if (_update != null)
                {
                    _update.Cancel();
                }

                _active = active;
            }

            return true;
        }

        /// <summary>
        /// Goes back to the model before the last update, which is removed with its copy. Takes the memory of one model for a while.
        /// </summary>
        /// <returns>Whether there was an update to remove and another model to go back to; if not, nothing was changed.</returns>
        /// <exception cref="InvalidOperationException">An update is under way.</exception>
        /// <exception cref="IOException">The file system failed.</exception>
        public bool Revert()
        {
            CheckNoUpdate();
            int active = Unknown;
            int copy = Unknown;
            int[] order = Order();
            for (int i = 0; i < order.Length; i++)
            {
                string problem;
                if (TryLoad(order[i], out problem) == null)
                {
                    continue;
                }

                if (active != Unknown && AreCopies(active, order[i]))
                {
                    copy = order[i];
                    continue;
                }

                if (active != Unknown)
                {
                    // The copy first, so that a loss of power between the two does not make it the older model.
                    if (copy != Unknown)
                    {
                        _files.Delete(FileOf(copy));
                    }

                    _files.Delete(FileOf(active));
                    _active = order[i];
                    return true;
                }

                if (order[i] == Deployed)
                {
                    return false;
                }

                active = order[i];
            }

            return false;
        }

        /// <inheritdoc/>
        void IUpdateOwner.End(int slot, bool committed)
        {
            _update = null;
            if (committed)
            {
                _active = slot;
            }
        }

        /// <inheritdoc/>
        string IUpdateOwner.WhyRefused(byte[] model, byte[] signature)
            => _guard == null ? null : _guard.WhyRefused(model, signature, SignatureOf(_active));

        /// <inheritdoc/>
        void IUpdateOwner.KeepSignature(int slot, byte[] signature)
        {
            if (signature == null)
            {
                return;
            }

            // Before the seal: without that nothing of the slot counts.
            string file = FileOf(slot) + SignatureExtension;
            _files.Delete(file);
            IFileWriter writer = _files.Append(file);
            try
            {
                writer.Write(signature, 0, signature.Length);
            }
            finally
            {
                writer.Close();
            }
        }

        /// <summary>The signature beside a model, or null: the store has no guard, there is none, or it has another length.</summary>
        private byte[] SignatureOf(int slot)
        {
            string file = FileOf(slot) + SignatureExtension;
            if (_guard == null || _files.Length(file) != _guard.SignatureBytes)
            {
                return null;
            }

            byte[] signature = new byte[_guard.SignatureBytes];
            _files.Read(file, 0, signature, 0, signature.Length);
            return signature;
        }

        private string FileOf(int slot)
        {
            return slot == Deployed ? _name + Extension : _name + "-" + slot.ToString() + Extension;
        }

        private void CheckNoUpdate()
        {
            if (_update != null)
            {
                throw new InvalidOperationException("an update is under way");
            }
        }

        private int Active()
        {
            string problems;
            if (_active == Unknown && TryLoadNewest(out problems) == null)
            {
                _active = Deployed;
            }

            return _active;
        }

        /// <summary>Loads the newest model that is whole, and remembers where it lies.</summary>
        private DupNetModel TryLoadNewest(out string problems)
        {
            problems = string.Empty;
            Problems = null;
            int[] order = Order();
            for (int i = 0; i < order.Length; i++)
            {
                string problem;
                DupNetModel model = TryLoad(order[i], out problem);
                if (model != null)
                {
                    _active = order[i];
                    TellUnsealed(order, i + 1);
                    return model;
                }

                if (problem != Missing)
                {
                    Tell(order[i], problem);
                }

                problems += (i == 0 ? string.Empty : "; ") + FileOf(order[i]) + " " + problem;
            }

            _active = Unknown;
            return null;
        }

        private void TellUnsealed(int[] order, int first)
        {
            for (int i = first; i < order.Length; i++)
            {
                if (order[i] != Deployed && Seal(order[i]) == null && Exists(order[i]))
                {
                    Tell(order[i], Unsealed);
                }
            }
        }

        private void Tell(int slot, string problem)
        {
            Problems = (Problems == null ? string.Empty : Problems + "; ") + FileOf(slot) + " " + problem;
        }

        private bool Exists(int slot)
        {
            try
            {
                return _files.Length(FileOf(slot)) >= 0;
            }
            catch (IOException)
            {
                return true;
            }
        }

        /// <summary>The files to try, newest first.</summary>
        private int[] Order()
        {
            byte[] first = Seal(0);
            byte[] second = Seal(1);

            if (IsSealOfCopy(first) || IsSealOfCopy(second))
            {
                return !IsSealOfCopy(second) ? new int[] { 1, Deployed, 0 }
                    : !IsSealOfCopy(first) ? new int[] { 0, Deployed, 1 }
                    : new int[] { Deployed, 0, 1 };
            }

            // The difference, so that numbers may wrap around.
            bool secondIsNewer = second != null && (first == null || SlotSeal.Number(second) - SlotSeal.Number(first) > 0);
            return secondIsNewer ? new int[] { 1, 0, Deployed } : new int[] { 0, 1, Deployed };
        }

        private static bool IsSealOfCopy(byte[] seal) => seal != null && SlotSeal.Number(seal) == CopyOfDeployed;

        /// <summary>Whether a slot holds what another one does.</summary>
        private bool AreCopies(int slot, int other)
        {
            byte[] seal = slot == Deployed ? null : Seal(slot);
            byte[] second = other == Deployed ? null : Seal(other);
            return seal != null && second != null && SlotSeal.Number(seal) == SlotSeal.Number(second);
        }

        /// <summary>Where the model in use lies, whose memory is free again after it.</summary>
        private long Find(out int bytes)
        {
            string problems;
            DupNetModel model = TryLoadNewest(out problems);
            if (model == null)
            {
                throw new ModelStoreException("no model: " + problems);
            }

            bytes = model.FileBytes;
            return model.Checksum;
        }

        private bool IsWhole(int slot)
        {
            string problem;
            return TryLoad(slot, out problem) != null;
        }

        private bool IsCopyOfDeployed(int slot, long checksum)
        {
            string problem;
            DupNetModel model = IsSealOfCopy(Seal(slot)) ? TryLoad(slot, out problem) : null;
            return model != null && model.Checksum == checksum;
        }

        private void Copy(string file, int bytes, ModelUpdate update)
        {
            byte[] slice = new byte[SliceBytes];
            for (int offset = 0; offset < bytes; offset += SliceBytes)
            {
                int count = bytes - offset < SliceBytes ? bytes - offset : SliceBytes;
                _files.Read(file, offset, slice, 0, count);
                update.Write(slice, 0, count);
            }
        }

        /// <summary>The name becomes that of files in one folder, and stays there.</summary>
        private static void CheckName(string name)
        {
            bool hasOther = false;
            for (int i = 0; i < name.Length; i++)
            {
                char c = name[i];
                if (c < ' ' || c == 127 || c == '/' || c == '\\' || Refused.IndexOf(c) >= 0)
                {
                    throw new ArgumentException("the name of a store holds the character " + ((int)c).ToString() + ", which no file name may have");
                }

                hasOther |= c != '.';
            }

            if (!hasOther)
            {
                throw new ArgumentException(name.Length == 0 ? "the name of a store is empty" : "the name of a store is of dots alone");
            }
        }

        /// <summary>The whole seal of a slot, or null.</summary>
        private byte[] Seal(int slot)
        {
            string file = FileOf(slot);
            try
            {
                int length = _files.Length(file);
                if (length < SlotSeal.Bytes)
                {
                    return null;
                }

                byte[] seal = new byte[SlotSeal.Bytes];
                _files.Read(file, length - SlotSeal.Bytes, seal, 0, SlotSeal.Bytes);
                return SlotSeal.IsWhole(seal) ? seal : null;
            }
            catch (IOException)
            {
                // Unreadable: Load tells.
                return null;
            }
        }

        private DupNetModel TryLoad(int slot, out string problem)
        {
            string file = FileOf(slot);
            problem = null;
            try
            {
                int length = _files.Length(file);
                if (length < 0)
                {
                    problem = Missing;
                    return null;
                }

                byte[] seal = null;
                if (slot != Deployed)
                {
                    seal = Seal(slot);
                    if (seal == null)
                    {
                        problem = Unsealed;
                        return null;
                    }

                    length -= SlotSeal.Bytes;
                }

                CheckHeader(file, length);
                byte[] data = new byte[length];
                _files.Read(file, 0, data, 0, length);
                DupNetModel model = DupNetModel.Load(data);
                if (seal != null && !SlotSeal.Fits(seal, model))
                {
                    problem = "has the seal of another model";
                    return null;
                }

                string refusal = _guard == null ? null : _guard.WhyRefused(data, SignatureOf(slot), null);
                if (refusal != null)
                {
                    problem = "is not trusted (" + refusal + ")";
                    return null;
                }

                return model;
            }
            catch (ModelException refusal)
            {
                problem = "is refused (" + refusal.Message + ")";
            }
            catch (IOException failure)
            {
                problem = "cannot be read (" + failure.Message + ")";
            }

            return null;
        }

        /// <summary>Refuses a file by its first bytes, before the memory of all of them is taken: it may be anything, of any length.</summary>
        private void CheckHeader(string file, int length)
        {
            if (length < HeaderBytes)
            {
                return;
            }

            SlicedModel model = new SlicedModel(
                (offset, count) =>
                {
                    byte[] slice = new byte[count];
                    _files.Read(file, offset, slice, 0, count);
                    return slice;
                },
                HeaderBytes);
            if (model.FileBytes > length)
            {
                throw new ModelException(ModelError.Truncated, length, "ends here, the header states " + model.FileBytes.ToString() + " bytes");
            }

            if (model.FileBytes < length)
            {
                throw new ModelException(
                    ModelError.TrailingData, FileBytesOffset, "has " + length.ToString() + " bytes, the header states " + model.FileBytes.ToString());
            }
        }
    }
}
