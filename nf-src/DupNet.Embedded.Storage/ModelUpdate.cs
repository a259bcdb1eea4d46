using System;
using System.IO;
using DupNet.Embedded.Networks;

namespace DupNet.Embedded.Storage
{
    /// <summary>A new model on its way into a <see cref="ModelStore"/>. Nothing changes before <see cref="Commit()"/>.</summary>
    public sealed class ModelUpdate
    {
        private readonly IUpdateOwner _store;
        private readonly IFileSystem _files;
        private readonly string _file;
        private readonly int _slot;
        private readonly int _number;
        private byte[] _signature;
        private IFileWriter _writer;

        internal ModelUpdate(IUpdateOwner store, IFileSystem files, string file, int slot, int number)
        {
            _store = store;
            _files = files;
            _file = file;
            _slot = slot;
            _number = number;
            _writer = files.Append(file);
        }

        /// <summary>Bytes of the model that have been written.</summary>
        public int Written { get; private set; }

        /// <summary>Writes the next bytes of the model.</summary>
        /// <param name="buffer">Holds the bytes.</param>
        /// <param name="offset">Where in the buffer.</param>
        /// <param name="count">How many bytes.</param>
        /// <exception cref="ArgumentNullException"><paramref name="buffer"/> is null.</exception>
        /// <exception cref="ArgumentOutOfRangeException">The bytes do not lie inside the buffer.</exception>
        /// <exception cref="InvalidOperationException">The update has ended.</exception>
        /// <exception cref="IOException">The file system is full, or failed. The update is still to be cancelled.</exception>
        public void Write(byte[] buffer, int offset, int count)
        {
            if (buffer == null)
            {
                throw new ArgumentNullException(nameof(buffer));
            }

            if (offset < 0 || count < 0 || count > buffer.Length - offset)
            {
                throw new ArgumentOutOfRangeException(nameof(count));
            }

            CheckRunning();
            _writer.Write(buffer, offset, count);
            Written += count;
        }

        /// <summary>Gives the model's signature, which the store's guard looks at, and which is kept beside the model.</summary>
        /// <param name="signature">The signature, kept by reference.</param>
        /// <exception cref="ArgumentNullException"><paramref name="signature"/> is null.</exception>
        /// <exception cref="InvalidOperationException">The update has ended.</exception>
        public void Sign(byte[] signature)
        {
            if (signature == null)
            {
                throw new ArgumentNullException(nameof(signature));
            }

            CheckRunning();
            _signature = signature;
        }

        /// <summary>
        /// Reads the model back, checks it, runs its known answer, and only then makes it the store's model. Takes the memory of the model
        /// and of a network at its known-answer size, and the time of one detection: let go of the detector in use before. If
        /// anything fails, the store keeps the model that it had, and the update has ended.
        /// </summary>
        /// <returns>The new model.</returns>
        /// <exception cref="InvalidOperationException">The update has ended.</exception>
        /// <exception cref="ModelException">
        /// The model is damaged, not one that this library can run, or takes more than <see cref="ModelBudget.Default"/> allows.
        /// </exception>
        /// <exception cref="ModelStoreException">
        /// The store's guard refuses the model, it does not give its known answer, or its seal cannot be read back.
        /// </exception>
        /// <exception cref="IOException">The file system is full, or failed.</exception>
        public DupNetModel Commit() => Commit(null);

        /// <summary>As <see cref="Commit()"/>, as long as the callback wants it: the known answer takes the time of a detection.</summary>
        /// <param name="callback">Called between bands of rows of the known answer; null for none.</param>
        /// <returns>The new model; null when the callback cancelled: the store keeps the model that it had, and the update has ended.</returns>
        /// <exception cref="InvalidOperationException">The update has ended.</exception>
        /// <exception cref="ModelException">
        /// The model is damaged, not one that this library can run, or takes more than <see cref="ModelBudget.Default"/> allows.
        /// </exception>
        /// <exception cref="ModelStoreException">
        /// The store's guard refuses the model, it does not give its known answer, or its seal cannot be read back.
        /// </exception>
        /// <exception cref="IOException">The file system is full, or failed.</exception>
        public DupNetModel Commit(BandCallback callback)
        {
            CheckRunning();
            bool committed = false;
            try
            {
                byte[] data = ReadBack();
                DupNetModel model = DupNetModel.Load(data);
                string refusal = _store.WhyRefused(data, _signature);
                if (refusal != null)
                {
                    throw new ModelStoreException("the model is not trusted: " + refusal);
                }

                long answer = KnownAnswer.Compute(model, callback);
                if (answer == KnownAnswer.Cancelled)
                {
                    return null;
                }

                if (answer != model.KnownAnswerHash)
                {
                    throw new ModelStoreException("the known answer is " + answer.ToString() + ", the model states " + model.KnownAnswerHash.ToString());
                }

                _store.KeepSignature(_slot, _signature);
                WriteSeal(SlotSeal.Create(model.Checksum, _number));
                committed = true;
                return model;
            }
            finally
            {
                End(committed);
            }
        }

        /// <summary>Ends the update and removes what was written; does nothing if it has ended.</summary>
        public void Cancel()
        {
            if (_writer != null)
            {
                End(false);
            }
        }

        /// <summary>Seals what was written if it reads back as the model of a checksum, which has given its known answer before.</summary>
        internal void CommitCopy(long checksum)
        {
            bool committed = false;
            try
            {
                if (DupNetModel.Load(ReadBack()).Checksum != checksum)
                {
                    throw new ModelStoreException(_file + " reads back another model than was written");
                }

                _store.KeepSignature(_slot, _signature);
                WriteSeal(SlotSeal.Create(checksum, _number));
                committed = true;
            }
            finally
            {
                End(committed);
            }
        }

        private byte[] ReadBack()
        {
            _writer.Close();
            byte[] data = new byte[Written];
            _files.Read(_file, 0, data, 0, Written);
            return data;
        }

        private void CheckRunning()
        {
            if (_writer == null)
            {
                throw new InvalidOperationException("the update has ended");
            }
        }

        private void WriteSeal(byte[] seal)
        {
            IFileWriter writer = _files.Append(_file);
            try
            {
                writer.Write(seal, 0, seal.Length);
            }
            finally
            {
                writer.Close();
            }

            byte[] written = new byte[seal.Length];
            _files.Read(_file, Written, written, 0, written.Length);
            for (int i = 0; i < seal.Length; i++)
            {
                if (written[i] != seal[i])
                {
                    throw new ModelStoreException(_file + " reads back another seal than was written");
                }
            }
        }

        private void End(bool committed)
        {
            IFileWriter writer = _writer;
            _writer = null;
            try
            {
                if (!committed)
                {
                    writer.Close();
                    _files.Delete(_file);
                }
            }
            catch (IOException)
            {
                // What is left has no seal and the next update removes it, or it is a model that has been found good.
            }
            finally
            {
                _store.End(_slot, committed);
            }
        }
    }
}
