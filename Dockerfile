FROM python:3.12-slim
WORKDIR /fazhi
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY retrieval retrieval
COPY seeds seeds
RUN pip install --no-cache-dir . && useradd --create-home fazhi && install -d -o fazhi /data
ENV FAZHI_SEEDS=/fazhi/seeds FAZHI_DATA=/data
VOLUME /data
USER fazhi
ENTRYPOINT ["fazhi"]
CMD ["chat"]
